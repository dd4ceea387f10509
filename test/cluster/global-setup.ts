import { SERVER_VARIABLE, TOKEN_VARIABLE } from './cluster-variables';
import { ControlPlane, missingAssets } from './control-plane';

/** Starts one control plane for the whole test run, where there are programs to start. */
export default async function setup(): Promise<void> {
  if (missingAssets() !== undefined) {
    return;
  }
  const controlPlane = await ControlPlane.start(process.env.KUBEBUILDER_ASSETS!);
  process.env[SERVER_VARIABLE] = controlPlane.address.server;
  process.env[TOKEN_VARIABLE] = controlPlane.address.token;
  running.controlPlane = controlPlane;
}

/** Jest runs setup and teardown in one process. */
export const running: { controlPlane?: ControlPlane } = {};
