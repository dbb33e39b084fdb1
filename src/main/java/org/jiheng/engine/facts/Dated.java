package org.jiheng.engine.facts;

import java.time.LocalDate;

/**
 * A time that a document names, and the time in which it should lie: a year of a heading, a day of a schedule. A whole year is its
 * first and its last day.
 *
 * @param id what tells it from all others of the document
 * @param what where it stands and what it is measured by: {@code contents}, {@code title}, {@code schedule}, {@code beginning},
 *     {@code own-year}, {@code year-before}, {@code range}, {@code form-day}
 * @param from the first day it means
 * @param to the last day it means
 * @param earliest the first day it should mean
 * @param latest the last day it should mean
 */
public record Dated(String id, String what, LocalDate from, LocalDate to, LocalDate earliest, LocalDate latest) {}
