import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EnvironmentVariable, HostProcessMount, HostProcessVolume } from '../container';
import { ContainerHost, ContainerScript } from '../container/host-process-container';
import { RUNNER_FILE } from '../container/node-script';
import { contentHash } from '../facts/content-hash';
import { fittedName } from '../facts/fitted-name';
import { MOUNT_PREFIX } from '../facts/sandbox';
import { RUN_VARIABLE } from '../facts/script-run';

const HASH_LENGTH = 10;

/** The full path: neither the image nor the working directory can put another program of that name in its place. */
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export interface BoundScript extends NonNullable<ContainerHost['script']> {
  readonly configMaps: readonly ApiObject[];
}

/** Puts a container's script and data into immutable ConfigMaps below the workload, and says how the container gets at them. */
export function bindScript(workload: Construct, owner: Owner, container: string, { script, run }: ContainerScript): BoundScript {
  const code = immutableConfigMap(workload, `script-${container}`, owner, script._scriptFiles());
  const codeMount = mountOf(code, `script-${container}`, 'script');
  const dataFiles = script._dataFiles();
  const data = Object.keys(dataFiles).length === 0 ? undefined : immutableConfigMap(workload, `data-${container}`, owner, dataFiles, script._binaryDataFiles());
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

interface Owner {
  readonly name: string;
  readonly namespace?: string;
}

type Files = Record<string, string>;

function immutableConfigMap(workload: Construct, id: string, owner: Owner, data: Files, binaryData: Files = {}): ApiObject {
  // A slash is in no key: the same text in base64 and as it is makes another hash.
  const binary = Object.entries(binaryData).map(([key, value]) => [`binary/${key}`, value]);
  const suffix = `${id}-${contentHash({ ...data, ...Object.fromEntries(binary) }).slice(0, HASH_LENGTH)}`;
  return new ApiObject(workload, id, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `${owner.name.slice(0, 252 - suffix.length).replace(/[.-]+$/u, '')}-${suffix}`, namespace: owner.namespace },
    immutable: true,
    data,
    ...binary.length > 0 && { binaryData },
  });
}

function mountOf(configMap: ApiObject, volumeName: string, folder: string): HostProcessMount {
  const volume = HostProcessVolume._ofConfigMapName(configMap.name, fittedName(volumeName));
  return volume.mount({ mountPath: `${MOUNT_PREFIX}\\${folder}`, readOnly: true });
}
