import { Chart, Testing } from 'cdk8s';
import { HostProcessContainer, HostProcessMount, HostProcessPod, HostProcessVolume, WindowsAccount } from '../../src';

/** The pod's spec as it is synthesized. */
export function podSpec(...containers: HostProcessContainer[]): any {
  const chart = new Chart(Testing.app(), 'chart');
  new HostProcessPod(chart, 'pod', { account: WindowsAccount.localService(), containers });
  return Testing.synth(chart).find(({ kind }) => kind === 'Pod').spec;
}

/** A container as it is synthesized. */
export function rendered(container: HostProcessContainer): any {
  return podSpec(container).containers[0];
}

/** A volume as it is synthesized. */
export function renderedVolume(volume: HostProcessVolume): any {
  return podSpec(withMounts(volume.mount())).volumes[0];
}

export function withMounts(...mounts: HostProcessMount[]): HostProcessContainer {
  return HostProcessContainer.fromImage('agent:1', { command: ['agent.exe'], mounts });
}

/** What a part is in the manifest. */
export function kube(part: { _toKube(): object }): any {
  return JSON.parse(JSON.stringify(part._toKube()));
}
