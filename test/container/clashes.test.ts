import { podSpec } from './rendered';
import { EnvironmentVariable, HostProcessContainer, HostProcessMount, HostProcessVolume, NodeScript, NodeScriptData, ScriptRun } from '../../src';

const script = NodeScript.fromInline('exit 0', { data: [NodeScriptData.fromText('a.txt', 'a')] });
const scratch = HostProcessVolume.fromEmptyDir('scratch');
const image = (env: EnvironmentVariable[], mounts: HostProcessMount[] = []) => HostProcessContainer.fromImage('agent:1', { env, mounts });

test.each<[string, HostProcessContainer, string]>([
  ['a variable twice', image([EnvironmentVariable.fromValue('Path', 'a'), EnvironmentVariable.fromValue('PATH', 'b')]), 'container "main" has the environment variable "PATH" twice. Remove one of them.'],
  [
    'a variable of the script', HostProcessContainer.fromScript(script, { run: ScriptRun.once(), env: [EnvironmentVariable.fromValue('HOSTPROCESS_RUN', 'forever')] }),
    'container "main" has the environment variable "HOSTPROCESS_RUN" twice.',
  ],
  [
    'two volumes at one path', image([], [scratch.mount({ mountPath: 'C:\\agent' }), HostProcessVolume.fromEmptyDir('other').mount({ mountPath: '/Agent/' })]),
    'container "main" has two mounts at "/Agent/". Give one of them a different mountPath.',
  ],
  [
    'a volume where the script has its data', HostProcessContainer.fromScript(script, { run: ScriptRun.once(), mounts: [HostProcessVolume.fromEmptyDir('data').mount()] }),
    'container "main" has two mounts at "C:\\hostprocess-mounts\\data".',
  ],
])('fails for %s', (_what, container, text) => {
  expect(() => podSpec(container)).toThrow(text);
});

test('two containers may share variables and paths, and one may mount a volume twice', () => {
  const env = [EnvironmentVariable.fromValue('A', 'a')];
  const spec = podSpec(
    image(env, [scratch.mount(), scratch.mount({ mountPath: 'C:\\other' })]), HostProcessContainer.fromImage('agent:1', { name: 'second', env, mounts: [scratch.mount()] }),
  );
  expect(spec.volumes).toEqual([{ name: 'scratch', emptyDir: {} }]);
  expect(spec.containers.map(({ volumeMounts }: any) => volumeMounts.length)).toEqual([2, 1]);
});
