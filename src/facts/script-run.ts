/** The environment variable that tells the script runner how to run the script. */
export const RUN_VARIABLE = 'HOSTPROCESS_RUN';

/** Its value for a script that ends the container when it ends. */
export const RUN_ONCE = 'once';
