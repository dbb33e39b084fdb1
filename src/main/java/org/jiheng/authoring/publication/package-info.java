/**
 * How a standard begins and is issued: a draft begun from another standard, and the publication of what checks and tests
 * accept, under a version and with its digest. Writes whole packs and whole files or nothing; what a pack says is not touched.
 */
@NullMarked
package org.jiheng.authoring.publication;

import org.jspecify.annotations.NullMarked;
