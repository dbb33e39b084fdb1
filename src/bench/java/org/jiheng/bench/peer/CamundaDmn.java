package org.jiheng.bench.peer;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** Camunda's DMN engine. */
public final class CamundaDmn implements Peer {
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;

    public CamundaDmn(Department sample) {
        byte[] model = DecisionModel.xml(sample).getBytes(StandardCharsets.UTF_8);
        decision = engine.parseDecision(DecisionModel.RESULT, new ByteArrayInputStream(model));
    }

    @Override
    public String name() {
        return "Camunda DMN 7.24.0";
    }

    @Override
    public String leavesOut() {
        return "missing facts (an error), evidence, ledger, clauses, problems; points leave it as double";
    }

    @Override
    public Object evaluate(Department department) {
        return engine.evaluateDecision(decision, department.asMap())
                .getSingleResult()
                .getSingleEntry();
    }

    @Override
    public List<BigDecimal> points(Department department) {
        return ((List<?>) evaluate(department))
                .stream().map(value -> new BigDecimal(value.toString())).toList();
    }
}
