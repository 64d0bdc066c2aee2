package org.songtor.intake.sftp;

/** One name in a folder. */
record Entry(String name, Facts facts) {}
