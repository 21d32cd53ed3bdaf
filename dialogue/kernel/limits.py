"""Every number that limits something, in one place; `docs/limits.md` and one test hold them."""

from typing import Final

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

# Words. Code points are what a writer counts; bytes are what the store pays for.
MESSAGE_POINTS: Final = 2000
MESSAGE_BYTES: Final = 8 * 1024
AUTHORED_POINTS: Final = 1000
AUTHORED_BYTES: Final = 4 * 1024
TITLE_POINTS: Final = 120
NAME_MIN: Final = 2
NAME_MAX: Final = 24

# Pace of one person and of one room.
MESSAGES_PER_MINUTE: Final = 10
MESSAGES_BURST: Final = 5
MODERATOR_FACTOR: Final = 3
ROOM_PER_MINUTE: Final = 120
REPEAT_WINDOW: Final = 5 * MINUTE
SLOW_MODES: Final = (0, 10, 30, 60, 120)
MUTE_MINUTES: Final = (5, 10, 30)
EDIT_WINDOW: Final = 10 * MINUTE
STOP_SECONDS: Final = 5
CLAIM: Final = 60
HELD_LIFE: Final = 7 * DAY
LOOKS: Final = 5
LOOKS_WINDOW: Final = 10 * MINUTE
AFTER_CLOSE: Final = DAY  # how long after the close one may still write to the moderators
BREAK: Final = 15 * MINUTE

# The wire.
SOCKET_FRAME_BYTES: Final = 16 * 1024
BODY_BYTES: Final = 64 * 1024
FORM_PARTS: Final = 50
OUTGOING_BYTES: Final = 1024 * 1024
OUTGOING_FRAMES: Final = 300
FRAMES_PER_SECOND: Final = 10
FRAMES_BURST: Final = 30
COMMANDS_UNDER_WAY: Final = 8
SOCKETS_PER_PERSON: Final = 5
SOCKETS_PER_PROCESS: Final = 5000
HELLO_DEADLINE: Final = 10
PING_INTERVAL: Final = 25
PING_TIMEOUT: Final = 20
HEAD_BEACON: Final = 20
ROUNDS: Final = 15  # how late a waiting room may open at the most
BEAT: Final = 1  # how often it is looked whether one of the two above is due
PRESENCE_DELAY: Final = 0.5  # many who come at once are told of once
RESTART_JITTER: Final = 10
OUTGOING_STALL: Final = 20  # the oldest frame of a peer that does not read
SEND_BUFFER: Final = 64 * 1024  # what the kernel may hold for one socket beside our own
CLOSE_GRACE: Final = 1  # for the last words to leave, then the connection is cut
LINGER_BYTES: Final = 64 * 1024
HEADER_BYTES: Final = 16 * 1024
HEADER_DEADLINE: Final = 10
BODY_DEADLINE: Final = 30
KEEP_ALIVE: Final = 75  # longer than nginx keeps its end open, so that it is never answered by a close
CONNECTIONS_PER_PROCESS: Final = 6000
STOP_GRACE: Final = 5

# Windows of what is read.
SNAPSHOT_MESSAGES: Final = 50
HISTORY_PAGE: Final = 50
EVENTS_PER_ANSWER: Final = 200
FAR_BEHIND: Final = 1000
POLL_VISIBLE: Final = 3
POLL_HIDDEN: Final = 30

# Coming and going.
ENTRIES_PER_SECOND: Final = 1
ENTRIES_BURST: Final = 10
INVITATION_DAYS: Final = 14
ENTRY_WORDS: Final = 6
ENTRY_WORD_LIST: Final = 512
ENTRY_TRIES: Final = 5
ENTRY_TRIES_WINDOW: Final = 15 * MINUTE
ENTRY_TRIES_ALL: Final = 100  # a minute, over every address: bounds what Argon2id costs
SIGN_IN_TRIES: Final = 5
SIGN_IN_WINDOW: Final = 15 * MINUTE
IDLE_HIDDEN: Final = 15 * MINUTE
IDLE_NO_SCRIPT: Final = 60 * MINUTE
IDLE_STAFF: Final = 30 * MINUTE
LOGIN_LIFE: Final = 12 * HOUR
WAITING_ROOM_BEFORE: Final = 30 * MINUTE

# Programmes.
SEATS_DEFAULT: Final = 12
SEATS_MAX: Final = 60
SESSIONS_DEFAULT: Final = 6
SESSIONS_MAX: Final = 60
SESSION_MINUTES: Final = 90
RETENTION_DAYS: Final = 30
PUBLISH_AFTER_HOURS: Final = 24
SMALLEST_FIGURE: Final = 5
EXACT_FROM: Final = 10
FILE_LIFE: Final = 15 * MINUTE
FILES_MAX: Final = 24  # of one account that wait to be taken: every form in every language, twice
ROOMS_MAX: Final = 10  # of one programme
SESSION_MINUTES_MIN: Final = 15
SESSION_MINUTES_MAX: Final = 8 * 60
SESSION_WEEKS_MAX: Final = 8  # between two meetings of a series
STAGES_MAX: Final = 12
RULES_MAX: Final = 12  # of a programme's own
LISTED_POINTS: Final = 60
LISTED_MAX: Final = 500
RETENTION_DAYS_MAX: Final = 365
UNSHOWN_DAYS: Final = 7  # after the last meeting, for what the room does not show
AUDIT_DAYS: Final = 365  # an act of staff stays on record
SWEEP_MESSAGES: Final = 50  # that the clock erases in one round
SWEEP_EVENTS: Final = 500  # in one transaction
SWEEP_ROOMS: Final = 10  # in one round, each in a transaction of its own
BACKUP_LATE: Final = 2 * DAY  # from then on the doctor asks for one
BACKUP_DAYS: Final = 7  # for so long what was erased can be found in a backup
LEDGER_DAYS: Final = 30  # what was ended and not erased stays on the list that a restore replays
CALLED_OFF_DAYS: Final = 1  # at least so long a room stays after a meeting was called off
INVITATION_DAYS_MAX: Final = 90
PUBLISH_AFTER_HOURS_MAX: Final = 30 * 24
EXPIRES_SOON: Final = 2 * DAY  # from then on the office lists an invitation
KEY_LIFE: Final = DAY  # how long the answer to a command other than a message is remembered

# Passwords and codes.
PASSWORD_MIN: Final = 8
PASSWORD_MAX: Final = 256
TOTP_STEP: Final = 30
TOTP_SLACK: Final = 1
RECOVERY_CODES: Final = 10
ARGON2_KIB: Final = 19 * 1024
ARGON2_TIME: Final = 2
ARGON2_LANES: Final = 1

# Several processes of one instance.
BUS_BEAT: Final = 0.5  # how often a process pings itself over the bus
BUS_ECHO: Final = 0.25  # a ping that is not back by then has one look into the database
BUS_SILENCE: Final = 6  # so many pings that do not come back, and it is deaf
BUS_MISSED: Final = 1200  # beats for which one looks into the database for a process that fell silent
BUS_LINES: Final = 1000  # that wait to be sent; what comes after them is dropped
BUS_PATIENCE: Final = 1  # for one answer of the bus
BUS_RETRY: Final = 0.5  # before a lost connection is tried anew
READY_PATIENCE: Final = 2  # for the database when somebody asks whether all is well

# Threads of our own; everything else runs on the hub.
COMMIT_THREADS: Final = 1
PASSWORD_THREADS: Final = 2
PASSWORD_QUEUE: Final = 64
READ_THREADS: Final = 4
BATCH_COMMANDS: Final = 256
READ_SECONDS: Final = 2

# PostgreSQL. The server gives up first; if it says nothing at all, the connection does.
WRITER_CONNECTIONS: Final = 8
READER_CONNECTIONS: Final = 8
KEY_CONNECTIONS: Final = 2
LOCK_SECONDS: Final = 5
WRITE_SECONDS: Final = 10
ANSWER_SECONDS: Final = 15
