import process from "node:process";
import { StytchError } from "stytch";
import { runCheck } from "./check.js";
import { checks } from "./checks.js";
import { liveTarget } from "./live-target.js";
function print(line) {
    process.stdout.write(`${line}\n`);
}
/** What a failure says, without what was sent: requests carry secrets. */
function describe(error) {
    if (error instanceof StytchError)
        return `${error.status_code} ${error.error_type} (${error.request_id})`;
    return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "unknown";
}
async function passes(check, target) {
    try {
        await runCheck(check, target);
        print(`ok    ${check.title}`);
        return true;
    }
    catch (error) {
        print(`FAIL  ${check.title}\n      ${describe(error)}\n      ${check.page}`);
        return false;
    }
}
async function runLive(target) {
    print(`Checking ${target.projectId} at ${target.apiUrl}`);
    let passed = 0;
    for (const check of checks)
        if (await passes(check, target))
            passed += 1;
    print(`${passed} passed, ${checks.length - passed} failed`);
    return passed === checks.length ? 0 : 1;
}
const target = liveTarget(process.env);
if (typeof target === "string") {
    print(`The live checks did not run: ${target}`);
    process.exitCode = 2;
}
else {
    process.exitCode = await runLive(target);
}
