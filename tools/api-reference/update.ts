// Regenerates API.md and docs/api.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReference, FOLDER } from './api-reference';

const root = join(__dirname, '..', '..');

async function update(): Promise<void> {
  const files = await apiReference(root);
  rmSync(join(root, FOLDER), { recursive: true, force: true });
  mkdirSync(join(root, FOLDER), { recursive: true });
  Object.entries(files).forEach(([path, text]) => writeFileSync(join(root, path), text));
}

void update();
