import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER_VARIABLE, TOKEN_VARIABLE } from '../cluster/cluster-variables';
import { ControlPlane, missingAssets } from '../cluster/control-plane';

/** What the whole test run shares: a folder for temporary files, and one control plane where there are programs to start. */
export default async function setup(): Promise<void> {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'hostprocess-'));
  process.env.TMPDIR = temporary;
  // Most tests compare findings, and their warnings are not news to the reader of a test run.
  process.env.CDK8S_HOSTPROCESS_WARNINGS = 'hide';
  running.stop = async () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  if (missingAssets() !== undefined) {
    return;
  }
  const controlPlane = await ControlPlane.start(process.env.KUBEBUILDER_ASSETS!);
  process.env[SERVER_VARIABLE] = controlPlane.address.server;
  process.env[TOKEN_VARIABLE] = controlPlane.address.token;
  const { stop } = running;
  running.stop = async () => {
    await controlPlane.stop();
    await stop?.();
  };
}

/** Jest runs setup and teardown in one process. */
export const running: { stop?: () => Promise<void> } = {};
