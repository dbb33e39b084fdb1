/**
 * Two versions of a standard held against each other: what changed, thing by thing and in words, and whose score moves by it. What a
 * change comes to is found by evaluating the departments with the old standard and only that change; nothing here scores. Shows
 * nothing: views are in {@code report}.
 */
@NullMarked
package org.jiheng.authoring.revision;

import org.jspecify.annotations.NullMarked;
