import { describeWithCorpus, original, originalYaml } from './originals';
import { rebuilt } from './rebuilt';
import { synthesized, synthesizedYaml } from './synthesize';
import { ApiClient } from '../cluster/api-client';
import { describeWithCluster, expectAccepted } from '../cluster/cluster';
import { ControlPlane } from '../cluster/control-plane';
import { Kubectl } from '../cluster/kubectl';

const all = Object.entries(rebuilt);

describeWithCluster('manifests from the field, rebuilt', () => {
  test.each(all)('%s and its pod are taken without a warning', async (_, rebuild) => {
    await expectAccepted([synthesized(rebuild)]);
  });
});

// On a control plane of its own: here objects are stored, which others would find in their way.
describeWithCluster('manifests from the field, in the cluster already', () => {
  describeWithCorpus('with their originals', () => {
    let controlPlane: ControlPlane;
    let kubectl: Kubectl;

    beforeAll(async () => {
      controlPlane = await ControlPlane.start(process.env.KUBEBUILDER_ASSETS!);
      kubectl = new Kubectl(process.env.KUBEBUILDER_ASSETS!, controlPlane.address);
      const client = new ApiClient(controlPlane.address);
      for (const [id] of all) {
        await client.ensureNamespace(original(id).metadata.namespace ?? 'default');
      }
      client.close();
    });

    afterAll(async () => {
      kubectl?.close();
      await controlPlane?.stop();
    });

    test.each(all)('%s is taken over in place by kubectl apply, and then is what a first apply would have made', (id, rebuild) => {
      const ours = synthesizedYaml(rebuild);
      const fresh = kubectl.dryRunOfCreate(ours);
      const before = kubectl.apply(originalYaml(id));
      const after = kubectl.apply(ours);

      expect(after.metadata.uid).toBe(before.metadata.uid);
      expect(after.metadata.labels).toEqual(fresh.metadata.labels);
      expect(after.spec).toEqual(fresh.spec);
      expect(after.spec).not.toEqual(before.spec);
    });
  });
});
