import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigMapPlace, immutableConfigMap } from './immutable-config-map';
import { EnvironmentVariable, HostProcessMount, HostProcessVolume } from '../container';
import { ContainerHost, ContainerScript } from '../container/host-process-container';
import { RUNNER_FILE } from '../container/node-script';
import { fittedName } from '../facts/fitted-name';
import { MOUNT_PREFIX } from '../facts/sandbox';
import { RUN_VARIABLE } from '../facts/script-run';

/** The full path: neither the image nor the working directory can put another program of that name in its place. */
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export interface BoundScript extends NonNullable<ContainerHost['script']> {
  readonly configMaps: readonly ApiObject[];
}

/** Puts a container's script and data into immutable ConfigMaps below the workload, and says how the container gets at them. */
export function bindScript(workload: Construct, owner: Owner, container: string, { script, run }: ContainerScript): BoundScript {
  const place = (suffix: string): ConfigMapPlace => ({ prefix: owner.name, suffix, namespace: owner.namespace });
  const code = immutableConfigMap(workload, `script-${container}`, place(`script-${container}`), { data: script._scriptFiles() });
  const codeMount = mountOf(code, `script-${container}`, 'script');
  const dataFiles = script._dataFiles();
  const data = Object.keys(dataFiles).length === 0 ? undefined : immutableConfigMap(
    workload, `data-${container}`, place(`data-${container}`), { data: dataFiles, binaryData: script._binaryDataFiles() },
  );
  const dataMount = data && mountOf(data, `data-${container}`, 'data');
  return {
    configMaps: data === undefined ? [code] : [code, data],
    command: [
      POWERSHELL, '-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', codeMount.path.child(RUNNER_FILE).commandLine,
    ],
    env: [
      EnvironmentVariable.fromValue(RUN_VARIABLE, run.mode),
      ...run.intervalSeconds === undefined ? [] : [EnvironmentVariable.fromValue('HOSTPROCESS_RUN_EVERY_SECONDS', String(run.intervalSeconds))],
      ...run.jitterSeconds === undefined ? [] : [EnvironmentVariable.fromValue('HOSTPROCESS_RUN_JITTER_SECONDS', String(run.jitterSeconds))],
      ...dataMount === undefined ? [] : [EnvironmentVariable.fromSandboxPath('HOSTPROCESS_DATA', dataMount.path)],
    ],
    mounts: dataMount === undefined ? [codeMount] : [codeMount, dataMount],
  };
}

/** The workload as an object of the cluster. */
export interface Owner {
  readonly name: string;
  readonly namespace?: string;
}

function mountOf(configMap: ApiObject, volumeName: string, folder: string): HostProcessMount {
  const volume = HostProcessVolume._ofConfigMapName(configMap.name, fittedName(volumeName));
  return volume.mount({ mountPath: `${MOUNT_PREFIX}\\${folder}`, readOnly: true });
}
