package org.songtor.cli.layout;

/** How to print. */
enum Form {
    TEXT,
    JSON
}
