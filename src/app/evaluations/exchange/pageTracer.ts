export { tracerKey } from "../../../runtime/tracer.ts";
