import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

const WATCH = 'folder=$1; shift; read -r _; kill -9 "$@"; sleep 1; rm -rf "$folder"';

/**
 * Kills the processes and removes their folder once this process has ended, in whatever way: SIGKILL and SIGTERM, with which CI ends a
 * run, leave no time for an exit handler. A shell waits for the other end of its standard input, which the system closes with this
 * process; it has a session of its own, so that a signal to the test's process group does not end it too.
 *
 * @returns a function that calls it off
 */
export function endWithThisProcess(pids: readonly number[], folder: string): () => void {
  const watch = spawn('sh', ['-c', WATCH, 'sh', folder, ...pids.map(String)], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watch.unref();
  (watch.stdin as Socket).unref();
  return () => watch.kill('SIGKILL');
}
