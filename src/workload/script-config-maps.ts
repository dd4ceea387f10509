import { ApiObject, Chart, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigMapFiles, hashedName, immutableConfigMap } from './immutable-config-map';
import { EnvironmentVariable, HostProcessMount, HostProcessVolume } from '../container';
import { ContainerHost, ContainerScript } from '../container/host-process-container';
import { RUNNER_FILE } from '../container/node-script';
import { fittedName } from '../facts/fitted-name';
import { MOUNT_PREFIX } from '../facts/sandbox';
import { RUN_VARIABLE } from '../facts/script-run';

/**
 * The full path, so that no program of that name in the image or the working directory runs
 * instead.
 */
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export interface BoundScript extends NonNullable<ContainerHost['script']> {
  readonly configMaps: readonly ApiObject[];
}

/**
 * Puts a container's script and data into immutable ConfigMaps, and returns how the container runs
 * them.
 */
export function bindScript(workload: Construct, owner: Owner, container: string, { script, run }: ContainerScript): BoundScript {
  const own = (id: string, files: ConfigMapFiles) => (
    immutableConfigMap(workload, id, { prefix: owner.name, suffix: id, namespace: owner.namespace }, files)
  );
  const codeFiles = { data: script._scriptFiles() };
  const code = script._sharedAs === undefined
    ? own(`script-${container}`, codeFiles)
    : sharedConfigMap(Chart.of(workload), script._sharedAs, owner.namespace, codeFiles);
  const codeMount = mountOf(code, `script-${container}`, 'script');
  const dataFiles = script._dataFiles();
  const data = Object.keys(dataFiles).length === 0 ? undefined : own(`data-${container}`, { data: dataFiles, binaryData: script._binaryDataFiles() });
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

/** The name and namespace of the workload in the cluster. */
export interface Owner {
  readonly name: string;
  readonly namespace?: string;
}

/**
 * The only ConfigMap of a chart and namespace with these files. Charts are deployed separately, so
 * they do not share ConfigMaps. If two charts shared one, pruning one chart would delete a
 * ConfigMap that pods of the other chart need. Helm and apply sets refuse an object with another
 * owner.
 */
function sharedConfigMap(chart: Chart, name: string, namespace: string | undefined, files: ConfigMapFiles): ApiObject {
  const place = { prefix: Names.toDnsLabel(chart, { extra: [name] }), namespace };
  const id = [hashedName(place, files), ...namespace === undefined ? [] : ['in', namespace]].join('-');
  return chart.node.tryFindChild(id) as ApiObject | undefined ?? immutableConfigMap(chart, id, place, files);
}

function mountOf(configMap: ApiObject, volumeName: string, folder: string): HostProcessMount {
  const volume = HostProcessVolume._ofConfigMapName(configMap.name, fittedName(volumeName));
  return volume.mount({ mountPath: `${MOUNT_PREFIX}\\${folder}`, readOnly: true });
}
