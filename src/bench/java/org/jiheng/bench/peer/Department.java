package org.jiheng.bench.peer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A department in plain figures: what the indicators of the example county need, and nothing else. */
public record Department(
        boolean goal1,
        boolean goal2,
        boolean goal3,
        boolean goal4,
        BigDecimal budgetDefects,
        BigDecimal initial,
        BigDecimal annual,
        BigDecimal executed,
        boolean vouchers,
        BigDecimal judged,
        boolean honest,
        BigDecimal procurementBudget,
        BigDecimal procurementExecuted,
        BigDecimal assetsTotal,
        BigDecimal assetsInUse,
        BigDecimal missingSystems,
        BigDecimal activitiesTarget,
        BigDecimal activitiesActual,
        BigDecimal enterprisesTarget,
        BigDecimal enterprisesActual,
        BigDecimal patentsGrowth,
        BigDecimal satisfaction,
        BigDecimal selfEvaluationDefects) {

    /** The same by name. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("goal1", goal1);
        map.put("goal2", goal2);
        map.put("goal3", goal3);
        map.put("goal4", goal4);
        map.put("budgetDefects", budgetDefects);
        map.put("initial", initial);
        map.put("annual", annual);
        map.put("executed", executed);
        map.put("vouchers", vouchers);
        map.put("judged", judged);
        map.put("honest", honest);
        map.put("procurementBudget", procurementBudget);
        map.put("procurementExecuted", procurementExecuted);
        map.put("assetsTotal", assetsTotal);
        map.put("assetsInUse", assetsInUse);
        map.put("missingSystems", missingSystems);
        map.put("activitiesTarget", activitiesTarget);
        map.put("activitiesActual", activitiesActual);
        map.put("enterprisesTarget", enterprisesTarget);
        map.put("enterprisesActual", enterprisesActual);
        map.put("patentsGrowth", patentsGrowth);
        map.put("satisfaction", satisfaction);
        map.put("selfEvaluationDefects", selfEvaluationDefects);
        return map;
    }
}
