/**
 * A finance bureau's March: who should have filed and who did, what earlier rounds found, what a clerk has dismissed. Everything
 * here follows from reviews that are done; nothing is judged again.
 */
@NullMarked
package org.jiheng.review.bureau;

import org.jspecify.annotations.NullMarked;
