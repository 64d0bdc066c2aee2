package org.songtor.fault;

/** A way through the gateway: by which door a fund's batch comes in, and by which channel an agency's file goes out. */
public enum Lane {
    SFTP(Door.SFTP),
    HTTPS(Door.REST),
    SOAP(Door.SOAP),
    /** An agency's broker; funds have no door of that kind. */
    JMS(Door.FOLDER),
    /** People carry files and bring answers back. */
    MANUAL(Door.FOLDER);

    /** How a fund hands in. */
    public enum Door {
        FOLDER,
        SFTP,
        REST,
        SOAP
    }

    private final Door door;

    Lane(Door door) {
        this.door = door;
    }

    /** The door of a batch that says nothing else. */
    public Door door() {
        return door;
    }
}
