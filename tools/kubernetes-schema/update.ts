// Writes the schema of Kubernetes objects. Starts the API server in the folder KUBEBUILDER_ASSETS.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf } from './api-server-schema';
import { ApiClient } from '../../test/cluster/api-client';
import { ControlPlane, missingAssets } from '../../test/cluster/control-plane';

const SCHEMA_FILE = join(__dirname, '..', '..', 'src', 'facts', 'kubernetes-schema', 'fields.json');

async function update(): Promise<void> {
  const missing = missingAssets();
  if (missing !== undefined) {
    throw new Error(missing);
  }
  const controlPlane = await ControlPlane.start(process.env.KUBEBUILDER_ASSETS!);
  const client = new ApiClient(controlPlane.address);
  try {
    writeFileSync(SCHEMA_FILE, await schemaOf(client));
  } finally {
    client.close();
    await controlPlane.stop();
  }
}

void update();
