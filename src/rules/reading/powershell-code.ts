import { CommandUse, commandsOf } from './commands';
import { asObject, asText, Json, objectsOf, pointerTo } from './json';
import { oncePerPod } from './once-per-pod';
import type { PodTemplate } from './pod-template';
import { volumesOf } from './volumes';
import { isPowerShell } from '../../facts/cmd-line';
import type { ManifestObject } from '../manifest-object';
import type { RuleContext } from '../rule';

/** PowerShell code in the command of a container. */
export interface InlineCode {
  readonly use: CommandUse;
  readonly code: string;
  /** Pointer to the element in which the code starts. */
  readonly pointer: string;
  /** Whether Windows PowerShell 5.1 runs the code. */
  readonly isWindowsPowerShell: boolean;
}

/** A script in a ConfigMap that a HostProcess container runs. */
export interface MountedScript {
  readonly about: ManifestObject;
  readonly code: string;
  readonly key: string;
  readonly pointer: string;
}

/** The runner of NodeScript runs this file, which is next to it. */
const SCRIPT_OF_RUNNER = { 'run-node-script.ps1': 'script.ps1' } as const;

/** The code after `-Command` in the commands of HostProcess containers. */
export const inlineCodeOf = oncePerPod((pod: PodTemplate, context: RuleContext): InlineCode[] => (
  commandsOf(pod, context).flatMap((use) => {
    const { parts, verdict: { elements }, words } = use;
    const start = parts.find(({ role }) => role === 'code')?.index;
    const program = words.slice(0, start).reverse().find(isPowerShell);
    return start === undefined || program === undefined ? [] : [{
      use,
      code: words.slice(start).join(' '),
      pointer: use.pointerTo(elements[start].position),
      isWindowsPowerShell: /powershell/iu.test(program),
    }];
  })
));

/** The scripts that Windows PowerShell runs after `-File`, if their ConfigMaps are in the input. */
export function mountedScriptsOf(objects: readonly ManifestObject[], context: RuleContext): MountedScript[] {
  const maps = new Map(objects.filter(({ object }) => object.kind === 'ConfigMap').map((about) => [idOf(about.object), about]));
  const found = new Map<string, MountedScript>();
  for (const { object, templates } of maps.size === 0 ? [] : objects) {
    for (const pod of templates) {
      const keys = commandsOf(pod, context).flatMap(scriptsIn);
      for (const [, volume] of keys.length === 0 ? [] : volumesOf(pod)) {
        const about = maps.get(idOf({ metadata: { namespace: asObject(object.metadata)?.namespace, name: asObject(volume.configMap)?.name } }));
        for (const key of about === undefined ? [] : keys.map((path) => keyOf(path, asObject(volume.configMap)!))) {
          const code = asText(asObject(about!.object.data)?.[key]);
          if (code !== undefined) {
            found.set(`${about!.document}${about!.pointer} ${key}`, { about: about!, code, key, pointer: pointerTo('', 'data', key) });
          }
        }
      }
    }
  }
  return [...found.values()];
}

/** The names of the script files that a command runs. */
function scriptsIn({ parts, words }: CommandUse): string[] {
  const script = parts.find(({ role }) => role === 'script');
  const program = words.slice(0, script?.index).reverse().find(isPowerShell);
  if (script === undefined || program === undefined || !/powershell/iu.test(program)) {
    return [];
  }
  const file = words[script.index].replace(/^.*[\\/]/su, '');
  return [file, ...file in SCRIPT_OF_RUNNER ? [SCRIPT_OF_RUNNER[file as keyof typeof SCRIPT_OF_RUNNER]] : []];
}

/** The key of a file. A volume can give files other names than the keys of the ConfigMap. */
function keyOf(file: string, configMap: Json): string {
  const item = objectsOf(configMap.items).find(([, { path }]) => asText(path)?.replace(/^.*[\\/]/su, '') === file);
  return asText(item?.[1].key) ?? file;
}

function idOf({ metadata }: Json): string {
  const { namespace, name } = asObject(metadata) ?? {};
  return `${asText(namespace) ?? ''}/${asText(name) ?? ''}`;
}
