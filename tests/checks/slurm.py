#!/usr/bin/env python3
"""The recipe for Slurm: a job array of shards, merged, is the bytes of one run.

usage: slurm.py KLUBBA

Only where KLUBBA_TEST_SLURM=1 is set: it starts a cluster of one node on loopback (Debian's slurmctld, slurmd,
slurm-client), as root, in a folder of its own, and ends it.
"""
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from archive_of_samples import check, make_archive, run

KLUBBA = str(pathlib.Path(sys.argv[1]).resolve())
SHARDS = 7
SKIPPED = 77
CONFIGURATION = """ClusterName=klubba
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/none
CredType=cred/none
SlurmUser=root
SlurmdUser=root
StateSaveLocation={place}/state
SlurmdSpoolDir={place}/spool
SlurmctldPidFile={place}/slurmctld.pid
SlurmdPidFile={place}/slurmd.pid
SlurmctldLogFile={place}/slurmctld.log
SlurmdLogFile={place}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def main():
    if os.environ.get("KLUBBA_TEST_SLURM") != "1":
        print("skipped: KLUBBA_TEST_SLURM=1 starts a cluster of one node")
        return SKIPPED
    missing = [name for name in ("slurmctld", "slurmd", "sbatch") if shutil.which(name) is None]
    check(not missing, f"Slurm is there: {missing} missing")
    with tempfile.TemporaryDirectory(prefix="klubba-slurm-") as name:
        place = pathlib.Path(name)
        for folder in ("state", "spool"):
            (place / folder).mkdir()
        host = socket.gethostname().split(".")[0]
        (place / "slurm.conf").write_text(CONFIGURATION.format(host=host, place=place, cores=os.cpu_count()), encoding="utf-8")
        environment = {**os.environ, "SLURM_CONF": str(place / "slurm.conf")}
        daemons = [subprocess.Popen([name, "-D", *more], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                   for name, more in (("slurmctld", ["-c"]), ("slurmd", []))]
        try:
            for _ in range(60):
                if b"idle" in run("sinfo", "-h", "-o", "%T", env=environment).stdout:
                    break
                time.sleep(1)
            make_archive(place / "archive", 40)
            recipe = f"{KLUBBA} extract --format jsonl --shard $SLURM_ARRAY_TASK_ID/{SHARDS} archive > part$SLURM_ARRAY_TASK_ID.jsonl"
            done = run("sbatch", "--wait", f"--array=1-{SHARDS}", "--output=/dev/null", "--wrap", recipe, cwd=place, env=environment)
            check(done.returncode == 0, f"the job array ends well: {done.stderr.decode()}")
            parts = [f"part{shard}.jsonl" for shard in range(1, SHARDS + 1)]
            merged = run(KLUBBA, "merge", *parts, cwd=place)
            whole = run(KLUBBA, "extract", "--format", "jsonl", "archive", cwd=place)
            check(merged.stdout == whole.stdout and whole.stdout.count(b"\n") == 40, "shards of a job array are the whole")
        finally:
            for daemon in reversed(daemons):
                daemon.terminate()
                daemon.wait()
    print(f"a job array of {SHARDS} shards gives the bytes of one run")
    return 0


sys.exit(main())
