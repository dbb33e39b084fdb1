package org.jiheng.bench.peer;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The DMN engine of the KIE project, which Drools belongs to. */
public final class KieDmn implements Peer {
    private final DMNRuntime runtime;
    private final DMNModel model;

    public KieDmn(Department sample) {
        runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(
                        ResourceFactory.newReaderResource(new StringReader(DecisionModel.xml(sample)), "UTF-8")))
                .getOrElseThrow(IllegalStateException::new);
        model = runtime.getModel(DecisionModel.NAMESPACE, DecisionModel.NAME);
        if (model == null || model.hasErrors()) {
            throw new IllegalStateException(
                    model == null ? "no model" : model.getMessages().toString());
        }
    }

    @Override
    public String name() {
        return "kie-dmn 10.2.0";
    }

    @Override
    public String leavesOut() {
        return "missing facts (null), evidence, ledger, clauses, problems";
    }

    @Override
    public Object evaluate(Department department) {
        DMNContext context = runtime.newContext();
        department.asMap().forEach(context::set);
        DMNResult result = runtime.evaluateAll(model, context);
        return result.getDecisionResultByName(DecisionModel.RESULT).getResult();
    }

    @Override
    public List<BigDecimal> points(Department department) {
        return ((List<?>) evaluate(department))
                .stream().map(BigDecimal.class::cast).toList();
    }
}
