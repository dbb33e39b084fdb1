package org.jiheng.cli;

import org.jiheng.engine.Evaluator;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {Evaluator.ENGINE};
    }
}
