package org.jiheng.text;

/** A language people read; Chinese is the default everywhere. */
public enum Language {
    ZH,
    EN
}
