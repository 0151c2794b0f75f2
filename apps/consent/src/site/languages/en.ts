import { EN } from "../../copy/en.tsx";
import { en } from "../copy/en.ts";
import { openSite } from "../open-site.tsx";

openSite({ site: en, consent: EN });
