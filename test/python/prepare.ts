import { buildPython } from "../../build/python-kit.ts";

/** Makes the page's standard library once before all tests that start Python. */
export default buildPython;
