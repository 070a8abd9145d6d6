"""The tables of a register, whatever the database: the entries, and the indexes derived from them."""

import sqlalchemy as sa

FORMAT = 1
ENTRY_LIMIT = 65_535  # bytes

metadata = sa.MetaData()

entry = sa.Table(
    "entry",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("id", sa.Text, unique=True),
    sa.Column("time", sa.Text),
    sa.CheckConstraint(f"length(bytes) <= {ENTRY_LIMIT}", name="entry_size"),
    sa.Index("entry_by_type", "type", "position"),
    sa.Index("entry_by_time", "time", "position"),
)

tag = sa.Table(
    "tag",
    metadata,
    sa.Column("tag", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Index("tag_by_position", "position"),
    sqlite_with_rowid=False,
)

command = sa.Table(
    "command",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("fingerprint", sa.LargeBinary, nullable=False),
    sa.Column("first", sa.Integer, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

checkpoint = sa.Table(
    "checkpoint",
    metadata,
    sa.Column("size", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("frontier", sa.LargeBinary, nullable=False),
)

about = sa.Table(
    "about",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
