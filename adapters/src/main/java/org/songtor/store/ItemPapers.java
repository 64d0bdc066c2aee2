package org.songtor.store;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.items.Attachment;
import org.songtor.items.Due;
import org.songtor.items.Note;
import org.songtor.items.Row;
import org.songtor.model.Sha256;
import org.songtor.model.Shown;
import org.songtor.port.Viewer;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.FileKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes, papers and who looks after an item, inside the caller's transaction. */
@Component("store.itemPapers")
class ItemPapers {
    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_LOGIN = 64;
    /** Of today, before and after: as long as people may wait for an answer. */
    private static final int MOST_DAYS = WishCheck.LONGEST_WAIT_DAYS;

    private final JdbcClient jdbc;
    private final Keeping keeping;
    private final Entries entries;

    ItemPapers(DataSource dataSource, Keeping keeping, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keeping = keeping;
        this.entries = entries;
    }

    void note(long item, String login, String text) {
        String said = text.strip();
        if (said.isEmpty() || said.length() > LONGEST_NOTE) {
            throw new DeskException(Why.INCOMPLETE);
        }
        jdbc.sql("insert into item_note (item_id, login, note) values (?, ?, ?)")
                .params(item, login, masked(said))
                .update();
        entries.journal(login, "item.noted", "item:" + item, "");
    }

    /** A line at a time, because a line's end may be seen and stored; whole, because a piece would not show how long a number is. */
    private static String masked(String text) {
        return Shown.withoutIds(text)
                .lines()
                .map(Shown::maskedWhole)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** The journal tells what holds from now on, so that a day which stayed is not read as one that went. */
    void assign(long item, String login, Optional<Boolean> takes, Optional<Due> due) {
        if (login.isBlank() || login.length() > LONGEST_LOGIN) {
            throw new DeskException(Why.INCOMPLETE);
        }
        if (!due.flatMap(Due::day).map(ItemPapers::near).orElse(true)) {
            throw new DeskException(Why.WRONG_DAY);
        }
        String now = jdbc.sql("""
                        update review_item set
                            assignee = case when :takes then :login when not :takes and assignee = :login then null else assignee end,
                            due_on = case when :says then :due::date else due_on end
                        where item_id = :item
                        returning coalesce(assignee, '-') || ' ' || coalesce(due_on::text, '-')
                        """)
                .param("takes", takes.orElse(null), Types.BOOLEAN)
                .param("login", login)
                .param("says", due.isPresent())
                .param("due", due.flatMap(Due::day).map(LocalDate::toString).orElse(null))
                .param("item", item)
                .query(String.class)
                .single();
        entries.journal(login, "item.assigned", "item:" + item, now);
    }

    /** A year of the other era or one digit too many is nobody's day, and what is due in ten years nobody decides. */
    private static boolean near(LocalDate day) {
        LocalDate today = LocalDate.now(DecisionRows.ZONE);
        return !day.isBefore(today.minusDays(MOST_DAYS)) && !day.isAfter(today.plusDays(MOST_DAYS));
    }

    Attachment attach(long item, String login, String name, byte[] content) {
        if (content.length > FileKind.LARGEST) {
            throw new DeskException(Why.TOO_LARGE);
        }
        FileKind kind = FileKind.of(content).orElseThrow(() -> new DeskException(Why.WRONG_TYPE));
        // One at a time: two that do not see each other would both be the tenth.
        jdbc.sql("select item_id from review_item where item_id = ? for no key update")
                .param(item)
                .query(Long.class)
                .single();
        Sha256 sha256 = keeping.keep("attachment", content);
        if (there(item, sha256).isEmpty()) {
            if (jdbc.sql("select count(*) from item_attachment where item_id = ?")
                            .param(item)
                            .query(Long.class)
                            .single()
                    >= FileKind.MOST) {
                throw new DeskException(Why.TOO_MANY);
            }
            jdbc.sql("insert into item_attachment (item_id, sha256, name, kind, size, login) values (?, ?, ?, ?, ?, ?)")
                    .params(item, sha256.hex(), name(name, kind), kind.name(), content.length, login)
                    .update();
            entries.journal(login, "item.attached", "item:" + item, kind + " " + sha256);
        }
        return there(item, sha256).orElseThrow();
    }

    private static String name(String name, FileKind kind) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        String safe = Shown.masked(last);
        return safe.isEmpty() ? "attachment." + kind.name().toLowerCase(java.util.Locale.ROOT) : safe;
    }

    private static final String ATTACHMENT = "select * from item_attachment a ";

    private Optional<Attachment> there(long item, Sha256 sha256) {
        return attachments(jdbc.sql(ATTACHMENT + "where a.item_id = ? and a.sha256 = ?")
                        .params(item, sha256.hex()))
                .stream()
                .findFirst();
    }

    /** What a fund's people wrote and attached about their members is not an operator's to read: how many papers there are, and of what kind and size. */
    static boolean closed(Viewer viewer, Row item) {
        return viewer.operator() && item.fund().isPresent();
    }

    /** @param closed without the names of files, which name people */
    List<Attachment> attachments(String subject, boolean closed) {
        List<Attachment> all = attachments(subject);
        return closed
                ? all.stream()
                        .map(a -> new Attachment(a.id(), "", a.kind(), a.size(), a.login(), a.at()))
                        .toList()
                : all;
    }

    private List<Attachment> attachments(String subject) {
        return attachments(jdbc.sql(
                        ATTACHMENT
                                + "where a.item_id in (select item_id from review_item where subject = ?) order by a.attachment_id")
                .param(subject));
    }

    private static List<Attachment> attachments(JdbcClient.StatementSpec sql) {
        return sql.query((row, n) -> new Attachment(
                        row.getLong("attachment_id"),
                        row.getString("name"),
                        FileKind.valueOf(row.getString("kind")),
                        row.getLong("size"),
                        row.getString("login"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Of the item, or of an earlier one about the same. Who opened it stands in the journal. */
    Optional<byte[]> opened(String login, long item, long attachment) {
        return jdbc.sql("""
                        select a.sha256 from item_attachment a join review_item o on o.item_id = a.item_id
                            join review_item i on i.subject = o.subject and i.item_id = ?
                        where a.attachment_id = ? and i.fund_id is not distinct from o.fund_id
                        """)
                .params(item, attachment)
                .query(String.class)
                .optional()
                .map(hash -> {
                    entries.journal(login, "item.paper-opened", "item:" + item, hash);
                    return keeping.bytes(new Sha256(hash));
                });
    }

    /** @param closed without what they say */
    List<Note> notes(String subject, boolean closed) {
        return jdbc.sql("""
                        select login, at, note from item_note
                        where item_id in (select item_id from review_item where subject = ?) order by note_id
                        """)
                .param(subject)
                .query((row, n) -> new Note(
                        row.getString("login"),
                        row.getTimestamp("at").toInstant(),
                        closed ? "" : row.getString("note")))
                .list();
    }
}
