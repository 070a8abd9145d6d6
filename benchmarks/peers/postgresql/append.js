// Appends one bare event at a time with emmett-postgresql: a number on stdin, a line on stdout once so many are durable.
import { createInterface } from "node:readline";
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql";

const EVENTS_PER_STREAM = 20;
const store = getPostgreSQLEventStore(process.argv[2]);
const data = { text: "x".repeat(400) };
let appended = 0;

await store.schema.migrate();
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  for (let left = Number(line); left > 0; left--) {
    const stream = `thing-${Math.floor(appended++ / EVENTS_PER_STREAM)}`;
    await store.appendToStream(stream, [{ type: "noted", data }]);
  }
  console.log("done");
}
await store.close();
