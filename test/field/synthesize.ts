import { App, Chart } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { Containerd, HostProcessDaemonSet, HostProcessDefaults } from 'cdk8s-hostprocess';

/** The YAML of a rebuilt workload as `cdk8s synth` prints it: throws where a rule has an error. */
export function synthesizedYaml(rebuild: (chart: Chart) => HostProcessDaemonSet, containerd: Containerd = Containerd.V1_7): string {
  const app = new App();
  HostProcessDefaults.of(app).configure({ containerd });
  rebuild(new Chart(app, 'field'));
  return app.synthYaml();
}

/** The same as the object that a client reads from that YAML. */
export function synthesized(rebuild: (chart: Chart) => HostProcessDaemonSet): object {
  const objects = loadAll(synthesizedYaml(rebuild));
  if (objects.length !== 1) {
    throw new Error(`one object was expected, the chart has ${objects.length}`);
  }
  return objects[0] as object;
}
