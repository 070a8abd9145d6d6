"""The tables of a register, whatever the database: the entries, and the indexes derived from them."""

import sqlalchemy as sa

FORMAT = 1
ENTRY_LIMIT = 65_535  # bytes

metadata = sa.MetaData()

Position = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # where INTEGER PRIMARY KEY is the row's own number
Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")  # in the order of its code points, everywhere

entry = sa.Table(
    "entry",
    metadata,
    sa.Column("position", Position, primary_key=True, autoincrement=False),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
    sa.Column("type", Text, nullable=False),
    sa.Column("id", Text, unique=True),
    sa.Column("time", Text),
    sa.CheckConstraint(f"length(bytes) <= {ENTRY_LIMIT}", name="entry_size"),
    sa.Index("entry_by_type", "type", "position"),
)

tag = sa.Table(
    "tag",
    metadata,
    sa.Column("tag", Text, primary_key=True),
    sa.Column("type", Text, primary_key=True),
    sa.Column("position", Position, primary_key=True, autoincrement=False),
    sa.Index("tag_by_position", "position"),
    sqlite_with_rowid=False,
)

command = sa.Table(
    "command",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("fingerprint", sa.LargeBinary, nullable=False),
    sa.Column("first", Position, nullable=False),
    sa.Column("last", Position, nullable=False),
    sqlite_with_rowid=False,
)

checkpoint = sa.Table(
    "checkpoint",
    metadata,
    sa.Column("size", Position, primary_key=True, autoincrement=False),
    sa.Column("note", Text, nullable=False),
    sa.Column("frontier", sa.LargeBinary, nullable=False),
)

about = sa.Table(
    "about",
    metadata,
    sa.Column("key", Text, primary_key=True),
    sa.Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
