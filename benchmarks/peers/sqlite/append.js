// Appends one bare event at a time with emmett-sqlite: a number on stdin, a line on stdout once so many are durable.
// One connection is kept: the package's own event store opens and closes the file for each append, which takes longer.
import { createInterface } from "node:readline";
import { appendToStream, createEventStoreSchema, sqliteConnection } from "@event-driven-io/emmett-sqlite";

const EVENTS_PER_STREAM = 20;
const connection = sqliteConnection({ fileName: process.argv[2] });
const data = { text: "x".repeat(400) };
let appended = 0;

await connection.command("PRAGMA journal_mode = WAL");
await connection.command("PRAGMA synchronous = FULL");
await createEventStoreSchema(connection);
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  for (let left = Number(line); left > 0; left--) {
    const stream = `thing-${Math.floor(appended++ / EVENTS_PER_STREAM)}`;
    const result = await appendToStream(connection, stream, "thing", [{ type: "noted", data }]);
    if (!result.success) throw new Error("not appended");
  }
  console.log("done");
}
connection.close();
