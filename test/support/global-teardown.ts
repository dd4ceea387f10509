import { running } from './global-setup';

export default async function teardown(): Promise<void> {
  await running.stop?.();
}
