package org.jiheng.batch;

import org.jiheng.engine.verdict.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * What became of one submission.
 *
 * @param document what messages call it
 * @param evaluation null where it could not be used
 * @param message why it could not, empty where it could
 * @param fault whether the program is to blame and not the submission
 */
public record Result(String document, @Nullable Evaluation evaluation, String message, boolean fault) {}
