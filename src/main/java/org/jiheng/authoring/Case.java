package org.jiheng.authoring;

import org.jiheng.engine.Submission;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.text.Text;

/**
 * A case of a standard: given facts, expected result.
 *
 * @param given the submission as it would be written
 * @param name what it says, as a sentence of the standard
 */
public record Case(Place place, Text name, Node.Mapping given, Submission submission, Expected expected) {}
