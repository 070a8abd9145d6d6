-- What makes a schema with the tables of a register a register: append-only for everybody, its owner too, and one
-- function through which entries come in. It is run with the schema as the search path, which every function keeps.

ALTER TABLE entry ADD CONSTRAINT entry_time
    CHECK (time ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$');  -- of one width: texts sort as instants do

-- As which office a login may record. The owner says so; who owns the register is trusted to say who records.
CREATE TABLE office_of (role text NOT NULL, office text NOT NULL, PRIMARY KEY (role, office));

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: append-only', TG_TABLE_NAME;
END $$;

CREATE FUNCTION check_entries() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    flaw text;
BEGIN
    SELECT CASE WHEN before.position IS DISTINCT FROM nullif(a.position - 1, 0) THEN 'the position is not the next one'
                ELSE 'the time went back' END INTO flaw
        FROM added a LEFT JOIN LATERAL (
            SELECT e.position, e.time FROM entry e WHERE e.position < a.position ORDER BY e.position DESC LIMIT 1
        ) before ON true
        WHERE before.position IS DISTINCT FROM nullif(a.position - 1, 0)
            OR coalesce(a.time, '') < coalesce(before.time, '') LIMIT 1;
    IF flaw IS NOT NULL THEN
        RAISE EXCEPTION 'entry: %', flaw;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION check_tags() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    flaw text := CASE
        WHEN EXISTS (SELECT FROM added a WHERE
            (SELECT e.type FROM entry e WHERE e.position = a.position) IS DISTINCT FROM a.type)
            THEN 'there is no such entry'
        WHEN (SELECT count(*) FROM tag t WHERE t.position >= (SELECT min(a.position) FROM added a))
            <> (SELECT count(*) FROM added)
            THEN 'the entry has its tags already' END;
BEGIN
    IF flaw IS NOT NULL THEN
        RAISE EXCEPTION 'tag: %', flaw;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION check_commands() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT a.first, a.last, lag(a.last) OVER (ORDER BY a.first) AS previous FROM added a) s
               WHERE s.first < 1 OR s.first > s.last OR s.first <= s.previous)
        OR (SELECT max(a.last) FROM added a) <> (SELECT coalesce(max(e.position), 0) FROM entry e) THEN
        RAISE EXCEPTION 'command: the entries are not the last ones';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION check_checkpoint() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.size <= (SELECT max(c.size) FROM checkpoint c) THEN
        RAISE EXCEPTION 'checkpoint: there is a later one';
    ELSIF NEW.size NOT BETWEEN 1 AND (SELECT coalesce(max(e.position), 0) FROM entry e) THEN
        RAISE EXCEPTION 'checkpoint: there are not so many entries';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER entry_insert AFTER INSERT ON entry REFERENCING NEW TABLE AS added EXECUTE FUNCTION check_entries();
CREATE TRIGGER tag_insert AFTER INSERT ON tag REFERENCING NEW TABLE AS added EXECUTE FUNCTION check_tags();
CREATE TRIGGER command_insert AFTER INSERT ON command REFERENCING NEW TABLE AS added
    EXECUTE FUNCTION check_commands();
CREATE TRIGGER checkpoint_insert BEFORE INSERT ON checkpoint FOR EACH ROW EXECUTE FUNCTION check_checkpoint();
CREATE TRIGGER entry_change BEFORE UPDATE OR DELETE OR TRUNCATE ON entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tag_change BEFORE UPDATE OR DELETE OR TRUNCATE ON tag EXECUTE FUNCTION refuse_change();
CREATE TRIGGER command_change BEFORE UPDATE OR DELETE OR TRUNCATE ON command EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_change BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint EXECUTE FUNCTION refuse_change();

-- Always: also for a session that plays a replica, in which ordinary triggers sleep.
ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_insert, ENABLE ALWAYS TRIGGER entry_change;
ALTER TABLE tag ENABLE ALWAYS TRIGGER tag_insert, ENABLE ALWAYS TRIGGER tag_change;
ALTER TABLE command ENABLE ALWAYS TRIGGER command_insert, ENABLE ALWAYS TRIGGER command_change;
ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER checkpoint_insert, ENABLE ALWAYS TRIGGER checkpoint_change;

-- The first entry after a position that matches one of the items: [{"types": any of them, "tags": all of them}].
CREATE FUNCTION first_match(items jsonb, after bigint) RETURNS bigint LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
DECLARE
    item jsonb;
    types text[];
    tags text[];
    found bigint;
    lowest bigint;
BEGIN
    FOR item IN SELECT jsonb_array_elements(items) LOOP
        types := ARRAY(SELECT jsonb_array_elements_text(item -> 'types'));
        tags := ARRAY(SELECT jsonb_array_elements_text(item -> 'tags'));
        IF tags = '{}' AND types = '{}' THEN
            SELECT min(e.position) INTO found FROM entry e WHERE e.position > after;
        ELSIF tags = '{}' THEN
            SELECT min(e.position) INTO found FROM entry e WHERE e.type = ANY (types) AND e.position > after;
        ELSIF types = '{}' THEN
            SELECT min(t.position) INTO found FROM tag t WHERE t.tag = tags[1] AND t.position > after
                AND has_tags(t.type, t.position, tags[2:]);
        ELSE
            SELECT min(t.position) INTO found FROM tag t
                WHERE t.tag = tags[1] AND t.type = ANY (types) AND t.position > after
                AND has_tags(t.type, t.position, tags[2:]);
        END IF;
        lowest := least(lowest, found);
    END LOOP;
    RETURN lowest;
END $$;

CREATE FUNCTION has_tags(of_type text, at bigint, wanted text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM unnest(wanted) w (tag) WHERE NOT EXISTS (
        SELECT FROM tag t WHERE t.tag = w.tag AND t.type = of_type AND t.position = at))
$$;

-- The offices of the login must be those that the entries name.
CREATE FUNCTION require_offices(new_bytes bytea[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    claimed text;
BEGIN
    SELECT s.office INTO claimed FROM (
        SELECT coalesce(convert_from(b.data, 'UTF8')::json ->> 'recordedby', '') AS office FROM unnest(new_bytes) b (data)
    ) s WHERE NOT EXISTS (SELECT FROM office_of o WHERE o.role = session_user AND o.office = s.office) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '% may not record as %', session_user, claimed USING ERRCODE = 'PR001';
    END IF;
END $$;

-- Records entries after the last one, all or none. One call, and never one statement: the snapshot of a statement is
-- older than the lock that it waits for; each statement in here sees what was committed before the lock was had.
CREATE FUNCTION append(
    new_bytes bytea[],              -- of each entry
    entries jsonb,                  -- [{"type", "id", "time", "tags"}], in the same order
    commands jsonb,                 -- [{"id", "fingerprint" in hexadecimal, "first", "last": its entries, from 1}]
    items jsonb, after bigint,      -- the append condition; items NULL: none
    OUT outcome text, OUT at bigint, OUT upto bigint, OUT told text, OUT kept bytea
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path FROM CURRENT
-- A session keeps its plans: those made while the tables were small must not read them from end to end for ever.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    head bigint;
    latest text;
BEGIN
    IF NOT pg_has_role(session_user, current_user, 'MEMBER') THEN  -- who owns this function owns the register
        PERFORM require_offices(new_bytes);
    END IF;
    PERFORM pg_advisory_xact_lock(1347571527, 'entry'::regclass::oid::integer);
    SELECT 'answered', c.first, c.last, c.id, c.fingerprint INTO outcome, at, upto, told, kept
        FROM jsonb_array_elements(commands) WITH ORDINALITY n (command, number)
        JOIN command c ON c.id = n.command ->> 'id' ORDER BY n.number LIMIT 1;
    IF FOUND THEN
        RETURN;
    END IF;
    SELECT e.position, e.time INTO head, latest FROM entry e ORDER BY e.position DESC LIMIT 1;
    head := coalesce(head, 0);
    IF items IS NOT NULL AND after < head THEN
        at := first_match(items, after);
        IF at IS NOT NULL THEN
            outcome := 'conflict';
            RETURN;
        END IF;
    END IF;
    IF entries -> 0 ->> 'time' < latest COLLATE "C" THEN
        outcome := 'time-went-back';
        told := latest;
        RETURN;
    END IF;
    WITH given AS (
        SELECT head + n.number AS position, n.* FROM ROWS FROM (
            unnest(new_bytes), jsonb_to_recordset(entries) AS (type text, id text, time text, tags jsonb)
        ) WITH ORDINALITY n (bytes, type, id, time, tags, number)
    ), stored AS (
        INSERT INTO entry (position, bytes, type, id, time) SELECT g.position, g.bytes, g.type, g.id, g.time FROM given g
    ), tagged AS (
        INSERT INTO tag (tag, type, position)
            SELECT t.tag, g.type, g.position FROM given g, jsonb_array_elements_text(g.tags) t (tag)
    )
    INSERT INTO command (id, fingerprint, first, last)
        SELECT c.id, decode(c.fingerprint, 'hex'), head + c.first, head + c.last
        FROM jsonb_to_recordset(commands) c (id text, fingerprint text, first integer, last integer);
    outcome := 'appended';
    at := head + 1;
    upto := head + cardinality(new_bytes);
    PERFORM pg_notify('programme.' || current_schema(), upto::text);
END $$;

CREATE FUNCTION keep_checkpoint(new_size bigint, new_note text, new_frontier bytea) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(1347571527, 'entry'::regclass::oid::integer);
    INSERT INTO checkpoint (size, note, frontier) VALUES (new_size, new_note, new_frontier);
END $$;

DO $$ BEGIN EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %I FROM PUBLIC', current_schema()); END $$;
