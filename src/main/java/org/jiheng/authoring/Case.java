package org.jiheng.authoring;

import org.jiheng.engine.Submission;
import org.jiheng.source.Place;
import org.jiheng.text.Text;

/**
 * A case of a standard: given facts, expected result.
 *
 * @param name what it says, as a sentence of the standard
 */
public record Case(Place place, Text name, Submission submission, Expected expected) {}
