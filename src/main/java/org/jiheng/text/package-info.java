/** What people read: texts in Chinese and English, and the messages of the program itself. Knows nothing of rules, files or scores. */
@NullMarked
package org.jiheng.text;

import org.jspecify.annotations.NullMarked;
