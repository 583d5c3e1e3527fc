// js-yaml and ajv check program files against a JSON Schema: node validate.mjs SCHEMA REPOSITORY
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load, CORE_SCHEMA } from "js-yaml";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";

const [schema, repository] = process.argv.slice(2);
const ajv = new Ajv.default({ allErrors: true, strict: false });
formats.default(ajv);
const valid = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
let faulty = 0;
for (const season of readdirSync(join(repository, "programs"), { withFileTypes: true })) {
  if (!season.isDirectory()) continue;
  const folder = join(repository, "programs", season.name);
  for (const name of readdirSync(folder)) {
    if (name === "season.yaml") continue;
    try {
      if (!valid(load(readFileSync(join(folder, name), "utf8"), { schema: CORE_SCHEMA }))) faulty += 1;
    } catch {
      faulty += 1;
    }
  }
}
console.log(faulty);
