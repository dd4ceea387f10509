#!/usr/bin/env node
import { ExitCode } from './exit-codes';
import { run } from './run';

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

let cannotWrite = false;

// The reader of the report can close the pipe early: `check . | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE' && !cannotWrite) {
    cannotWrite = true;
    process.exitCode = ExitCode.USAGE;
    process.stderr.write(`error: stdout cannot be written (${error.code}).\n`);
  }
});
// If stderr cannot be written, no message can say so.
process.stderr.on('error', () => {});

// process.exit would cut off output that a pipe has not read yet.
void run(process.argv.slice(2), {
  workingDirectory: process.cwd(),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  readStdin,
  today: new Date().toISOString().slice(0, 10),
}).then((exitCode) => {
  process.exitCode = cannotWrite ? ExitCode.USAGE : exitCode;
});
