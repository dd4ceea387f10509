import { createHash } from 'node:crypto';
import { Chart, Duration, Testing, Yaml } from 'cdk8s';
import { schemaKinds } from './desired-schema';
import { bootstrapOn, chartWithNamespace, settingsOn } from './settings';
import { FirewallRule, LocalGroup, LocalGroupGrant, PathAccess } from '../../src';
import { agentScripts } from '../../src/settings/desired-state/agent-scripts';

/** All objects but the ConfigMaps of scripts, which are the scripts themselves. */
function withoutScripts(chart: Chart): string {
  return Yaml.stringify(...Testing.synth(chart).filter(({ data }) => data?.['script.ps1'] === undefined));
}

test('the YAML of a bootstrap whose agent stays', () => {
  const chart = chartWithNamespace('monitoring');
  bootstrapOn(chart, 'groups', LocalGroup.define('hpc-log-readers', {
    grants: [LocalGroupGrant.podLogs()], pruneTemporaryUsersAfter: Duration.days(1),
  }));
  expect(withoutScripts(chart)).toMatchSnapshot();
});

test('the YAML of settings that are made once per pod', () => {
  const chart = chartWithNamespace('monitoring');
  settingsOn(chart, 'settings', {
    metadata: { name: 'baseline' },
    settings: [
      LocalGroup.define('agents', { grants: [LocalGroupGrant.directory('C:/agent', PathAccess.MODIFY, { createIfMissing: true })] }),
      FirewallRule.allowInbound('agent', { port: 9400, remoteAddresses: ['10.0.0.0/8'] }),
    ],
  });
  expect(withoutScripts(chart)).toMatchSnapshot();
});

test('the scripts of the agent: a new hash rolls the pods of everybody who upgrades', () => {
  const hashes = Object.entries(agentScripts(schemaKinds)).map(([name, text]) => `${name} ${createHash('sha256').update(text).digest('hex').slice(0, 10)}`);
  expect(hashes.sort()).toMatchSnapshot();
});

test('a pod gets the scripts of the kinds that its settings have, in a ConfigMap that kubectl can apply', () => {
  const chart = chartWithNamespace();
  settingsOn(chart, 'settings', { settings: [FirewallRule.allowInbound('agent', { port: 9400, remoteAddresses: ['10.0.0.0/8'] })] });
  const [{ data }] = Testing.synth(chart).filter((object) => object.data?.['script.ps1'] !== undefined && Object.keys(object.data).length > 2);
  expect(Object.keys(data)).toEqual(expect.arrayContaining(['agent-run.ps1', 'kind-firewall-rule.ps1', 'firewall-address.ps1', 'run-node-script.ps1']));
  expect(Object.keys(data).filter((name) => /registry|^(?!facts-).*service/u.test(name))).toEqual([]);
  for (const kind of schemaKinds) {
    expect(JSON.stringify(agentScripts([kind])).length).toBeLessThan(250_000);
  }
});
