export { settle } from "./lib/driver/settle.ts";
