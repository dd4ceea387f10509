import { accountCases } from './accounts';
import { PodCase } from './case';
import { commandPathCases } from './command-paths';
import { commandCases } from './commands';
import { containerCases } from './containers';
import { fieldCases } from './fields';
import { imageAndPortCases } from './images-and-ports';
import { mountReferenceCases } from './mount-references';
import { nameCases } from './names-and-network';
import { operatingSystemCases } from './operating-system';
import { podCases } from './pods';
import { secretAndFolderCases } from './secrets-and-folders';
import { volumeCases } from './volumes';

/** All cases about single pods. */
export const podCaseFamilies: Readonly<Record<string, readonly PodCase[]>> = {
  pods: podCases,
  operatingSystem: operatingSystemCases,
  names: nameCases,
  accounts: accountCases,
  containers: containerCases,
  volumes: volumeCases,
  commands: commandCases,
  commandPaths: commandPathCases,
  fields: fieldCases,
  mountReferences: mountReferenceCases,
  imagesAndPorts: imageAndPortCases,
  secretsAndFolders: secretAndFolderCases,
};
