/** The environment variable that tells the runner of a script how to run it. */
export const RUN_VARIABLE = 'HOSTPROCESS_RUN';

/** Its value for a script whose end ends the container. */
export const RUN_ONCE = 'once';
