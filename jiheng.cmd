@echo off
rem Runs Jiheng; builds it first where it has not been built. Needs JDK 17 and Maven.
setlocal
chcp 65001 >nul
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%target\jiheng.jar"
if not exist "%JAR%" (
  echo building, once 1>&2
  pushd "%HOME_DIR%"
  call mvn -B -q -ntp -DskipTests -Dspotless.check.skip package 1>&2
  if errorlevel 1 (
    popd
    exit /b 2
  )
  popd
)
set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if "%~1"=="batch" set "FLAGS=-XX:+UseParallelGC"
java %FLAGS% -Xshare:auto -XX:SharedArchiveFile="%HOME_DIR%target\jiheng.jsa" -Xlog:disable -Xlog:all=error:stderr -jar "%JAR%" %*
exit /b %errorlevel%
