import { goodPod, Json } from './manifests';
import { Rules } from '../../src';

function findings(change: (spec: Json) => void) {
  const pod = goodPod();
  change(pod.spec);
  return Rules.check([pod]);
}

describe('advice can be followed', () => {
  test('the fix of HPC001 does not lead to HPC002', () => {
    const mixed = (spec: Json) => {
      const [main] = spec.containers;
      spec.containers = [
        { ...main, name: 'ordinary', securityContext: { windowsOptions: { hostProcess: false } } },
        { ...main, securityContext: spec.securityContext },
      ];
      delete spec.securityContext;
    };
    expect(findings(mixed).find(({ rule }) => rule === 'HPC001')!.fix).toMatch(/^Remove hostProcess: false from the container/u);
  });

  test('one reason is asked for, however many containers have the account', () => {
    const system = { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } };
    const everywhere = (spec: Json) => {
      const [main] = spec.containers;
      spec.securityContext = system;
      spec.containers = [{ ...main, securityContext: system }, { ...main, name: 'second' }, { ...main, name: 'third', securityContext: system }];
    };
    const [finding, ...others] = findings(everywhere);
    expect(finding).toMatchObject({ rule: 'HPC023', pointer: '/spec/securityContext/windowsOptions/runAsUserName' });
    expect(finding.fix).toContain('cdk8s-hostprocess/account-reason: "..."');
    expect(others).toEqual([]);
  });

  test('a node by its name is not a matter of the scheduler', () => {
    const [finding] = findings((spec) => {
      delete spec.nodeSelector;
      spec.nodeName = 'win-1';
    });
    expect(finding.text).toMatch(/^\[HPC038\] nodeName binds the pod to node "win-1".*does not check the node/u);
  });
});
