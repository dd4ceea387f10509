import { ConstructLibraryCdk8sOptions } from 'projen/lib/cdk8s';

/** The names of the library in the registry of each language. */
export const publishing = {
  release: true,
  publishToPypi: { distName: 'cdk8s-hostprocess', module: 'cdk8s_hostprocess' },
  publishToMaven: {
    javaPackage: 'io.github.cdk8shostprocess',
    mavenGroupId: 'io.github.cdk8s-hostprocess',
    mavenArtifactId: 'cdk8s-hostprocess',
  },
  publishToNuget: { dotNetNamespace: 'Cdk8s.HostProcess', packageId: 'Cdk8s.HostProcess' },
  publishToGo: { moduleName: 'github.com/cdk8s-hostprocess/cdk8s-hostprocess-go' },
} satisfies Partial<ConstructLibraryCdk8sOptions>;
