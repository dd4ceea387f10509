// Regenerates the files of all generators.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generators } from './generators';

for (const generator of generators) {
  const folder = join(__dirname, '..', generator.folder);
  const files = generator.files();
  for (const name of readdirSync(folder).filter((each) => generator.owns.test(each) && files[each] === undefined)) {
    rmSync(join(folder, name));
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
}
