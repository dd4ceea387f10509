#!/usr/bin/env node
import { run } from './run';

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

// The reader of the report can close the pipe early: `check . | head`.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
}

// process.exit would cut off output that a pipe has not read yet.
void run(process.argv.slice(2), {
  workingDirectory: process.cwd(),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  readStdin,
  today: new Date().toISOString().slice(0, 10),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
