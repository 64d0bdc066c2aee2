package org.songtor.simulate;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.dispatch.Attempt;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.Outbox;

/** Parts that each lack one protection. */
final class Protections {
    private Protections() {}

    static final class SendsWithoutAsking extends Parts {
        @Override
        Errand errand(Node node, Agency agency, Broker.Ring ring) {
            return new Errand(node, agency, ring) {
                @Override
                void ask(Runnable then) {
                    if (attempt().begun()) {
                        super.ask(then);
                    } else {
                        nothingIsThere(then);
                    }
                }
            };
        }
    }

    static final class SendsBeforeNoting extends Parts {
        @Override
        Errand errand(Node node, Agency agency, Broker.Ring ring) {
            return new Errand(node, agency, ring) {
                @Override
                void note(Attempt looked) {
                    world().story.tell(node.name(), () -> "notes nothing");
                }
            };
        }
    }

    static final class TakesAnErrorForSuccess extends Parts {
        @Override
        Errand errand(Node node, Agency agency, Broker.Ring ring) {
            return new Errand(node, agency, ring) {
                @Override
                void failed(Attempt noted, Exception cause) {
                    record(noted.withThere(Optional.of(noted.file().sha256())));
                }
            };
        }
    }

    static final class BelievesWhatItSent extends Parts {
        @Override
        Errand errand(Node node, Agency agency, Broker.Ring ring) {
            return new Errand(node, agency, ring) {
                @Override
                void shown(Attempt looked) {
                    super.shown(looked.withThere(Optional.of(looked.file().sha256())));
                }
            };
        }
    }

    static final class WithoutFencing extends Parts {
        @Override
        MemoryOutbox outbox(Tables tables, Time time, MemoryGates gates, Consumer<Tables.Row> changed) {
            return new MemoryOutbox(tables, time, gates, changed) {
                @Override
                boolean holds(FileId id, Outbox.Work work) {
                    return tables.outbox.containsKey(new Tables.Key(work.topic(), work.subject()));
                }
            };
        }
    }

    static final class WithoutLease extends Parts {
        @Override
        MemoryOutbox outbox(Tables tables, Time time, MemoryGates gates, Consumer<Tables.Row> changed) {
            return new MemoryOutbox(tables, time, gates, changed) {
                @Override
                boolean free(Tables.Row row) {
                    return true;
                }
            };
        }
    }

    static final class RingsOnce extends Parts {
        @Override
        MemoryOutbox outbox(Tables tables, Time time, MemoryGates gates, Consumer<Tables.Row> changed) {
            return new MemoryOutbox(tables, time, gates, changed) {
                @Override
                List<Outbox.Work> ring(int most, Duration again) {
                    return super.ring(most, Duration.ofDays(365));
                }
            };
        }
    }

    /** The state is committed, and the work it asks for in a transaction of its own. */
    static final class OutboxRowApart extends Parts {
        @Override
        MemoryFiles files(World world) {
            return new Files(world) {
                @Override
                void between() {
                    if (world.faulty() && world.dice.inHundred(2)) {
                        throw new Trouble("the second transaction failed");
                    }
                }
            };
        }
    }

    static final class LastSignatureWins extends Parts {
        @Override
        MemoryFiles files(World world) {
            return new Files(world) {
                @Override
                boolean open(Tables.File file) {
                    return file.state == FileState.FROZEN || file.state == FileState.SIGNED;
                }
            };
        }
    }

    static final class LineInManyFiles extends Parts {
        @Override
        MemoryFiles files(World world) {
            return new Files(world) {
                @Override
                boolean live(Tables.Line line) {
                    return false;
                }
            };
        }
    }

    static final class BatchTakenTwice extends Parts {
        @Override
        MemoryBatches batches(World world) {
            return new MemoryBatches(world.tables, world.outbox) {
                @Override
                Optional<Tables.Batch> known(FundId fund, String content) {
                    return Optional.empty();
                }
            };
        }
    }

    static final class AnswerAppliedTwice extends Parts {
        @Override
        MemoryAnswers answers(World world) {
            return new MemoryAnswers(world.tables, world.outbox, world.time) {
                @Override
                boolean first(AgencyCode agency, Arrived arrived) {
                    super.first(agency, arrived);
                    return true;
                }
            };
        }
    }

    /** Whatever the agency says of the file, it is called accepted. */
    static final class TakesAnyAnswerForAYes extends Parts {
        @Override
        MemoryAnswers answers(World world) {
            return new MemoryAnswers(world.tables, world.outbox, world.time) {
                @Override
                boolean accepts(Answer answer) {
                    return true;
                }
            };
        }
    }

    static final class CreditCountedTwice extends Parts {
        @Override
        MemoryAnswers answers(World world) {
            return new MemoryAnswers(world.tables, world.outbox, world.time) {
                @Override
                boolean known(Statement.Credit credit) {
                    return false;
                }
            };
        }
    }

    static final class AnswerTakenAwayFirst extends Parts {
        @Override
        Mail mail(World world, Box box) {
            return new Mail(world, box) {
                @Override
                void take(Node node, Box.Letter letter) {
                    box.letters().remove(letter);
                    arrived(node, letter.name(), letter);
                }
            };
        }
    }

    static final class GivesUpInSilence extends Parts {
        @Override
        MemoryFiles files(World world) {
            return new Files(world) {
                @Override
                void attempted(
                        FileId id,
                        Outbox.Work work,
                        Outcome outcome,
                        java.time.Instant answerDue,
                        Optional<Duration> wait) {
                    if (outcome instanceof Outcome.Refused) {
                        outbox.ended(work.topic(), work.subject());
                    } else {
                        super.attempted(id, work, outcome, answerDue, wait);
                    }
                }
            };
        }
    }

    static final class LetsHeldFilesGo extends Parts {
        @Override
        MemoryFiles files(World world) {
            return new Files(world) {
                @Override
                Optional<String> heldBack(Tables.File file) {
                    return Optional.empty();
                }
            };
        }
    }

    static final class OnePersonSendsAgain extends Parts {
        @Override
        OfficeDesk desk(World world) {
            return new OfficeDesk(world) {
                @Override
                boolean another(String proposer, String officer) {
                    return true;
                }
            };
        }
    }

    static final class LeavesTogetherUnnoted extends Parts {
        @Override
        MemoryConvoy convoy(World world) {
            return new MemoryConvoy(world.files) {
                @Override
                void sending(List<Outbox.Work> works) {}
            };
        }
    }

    static final class TogetherWithoutFencing extends Parts {
        @Override
        MemoryConvoy convoy(World world) {
            return new MemoryConvoy(world.files) {
                @Override
                void sending(List<Outbox.Work> works) {
                    works.forEach(work -> notedWhoeverHasIt(world, work));
                }
            };
        }
    }

    private static void notedWhoeverHasIt(World world, Outbox.Work work) {
        Tables.File file = world.tables.file(new FileId(work.subject()));
        file.state = FileState.SENT;
        file.sentAt = world.time.now();
        file.sendingAt = world.time.now();
        file.doubt = true;
        world.tables.version++;
    }

    static final class TakesHeldFilesAlong extends Parts {
        @Override
        MemoryConvoy convoy(World world) {
            return new MemoryConvoy(world.files) {
                @Override
                void sending(List<Outbox.Work> works) {
                    works.forEach(work -> outbox.require(new FileId(work.subject()), work));
                    works.forEach(work -> notedWhoeverHasIt(world, work));
                }
            };
        }
    }

    /** What goes along is taken for fresh, whatever was begun of it before. */
    static final class TakesTriedFilesAlong extends Parts {
        @Override
        MemoryConvoy convoy(World world) {
            return new MemoryConvoy(world.files) {
                @Override
                boolean plain(Tables.File file) {
                    return file.state == FileState.SIGNED || file.state == FileState.SENT;
                }
            };
        }
    }

    /** Where nobody answered, the broker is believed to have taken none of those put in one. */
    static final class TakesSilenceForNothing extends Parts {
        @Override
        Errand errand(Node node, Agency agency, Broker.Ring ring) {
            return new Errand(node, agency, ring) {
                @Override
                void failed(List<Attempt> together, Exception cause) {
                    super.failed(together, new Broken.Unheard("nobody there"));
                }
            };
        }
    }

    /** Whoever was marked is taken for ours still, however long ago that was. */
    static final class GoesOnAfterLosingItsWork extends Parts {
        @Override
        MemoryConvoy convoy(World world) {
            return new MemoryConvoy(world.files) {
                @Override
                void stillOurs(Outbox.Work work) {
                    world.story.tell("nobody", () -> "asks whether it is still ours");
                }
            };
        }
    }

    /** What did not get through is put once more, without an attempt of its own. */
    static final class PutsOnceMore extends Parts {
        @Override
        Errand errand(Node node, Agency agency, Broker.Ring ring) {
            return new Errand(node, agency, ring) {
                @Override
                void failed(Attempt noted, Exception cause) {
                    if (noted.begun() && cause instanceof IOException) {
                        put(noted);
                    } else {
                        super.failed(noted, cause);
                    }
                }
            };
        }
    }

    /** What people have sent again carries the number of the first sending. */
    static final class SendsAgainUnderTheSameNumber extends Parts {
        @Override
        MemoryFiles files(World world) {
            return new Files(world) {
                @Override
                int replays(Tables.File file) {
                    return 0;
                }
            };
        }
    }

    /** Renews what it once took, done or not. */
    static final class HoldsOnToWhatFailed extends Parts {
        @Override
        Errand errand(Node node, Agency agency, Broker.Ring ring) {
            return new Errand(node, agency, ring) {
                @Override
                void letGo() {
                    world().story.tell(node.name(), () -> "renews on");
                }
            };
        }
    }

    private static class Files extends MemoryFiles {
        Files(World world) {
            super(
                    world.tables,
                    world.outbox,
                    world.time,
                    file -> Bank.of(world, file.profile).frozen(file));
        }
    }
}
